using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Checks a network against the budgets that its author set.</summary>
internal static class BudgetChecks
{
    public const string Memory = "MemoryBudget";
    public const string Flops = "FlopBudget";

    /// <summary>Checks the budgets themselves and, where the network is whole, what it takes: exactly the constants that are emitted.</summary>
    public static void Check(string name, NetworkModel model, Annotations annotations, FindingList findings)
    {
        bool isWhole = !findings.HasErrors && !annotations.HasUnbound;
        foreach (Annotation budget in annotations.Budgets)
        {
            bool isMemory = budget.Name == Memory;
            string argument = isMemory ? "bytes" : "flops";
            if (budget.Long(argument) is not { } limit)
            {
                continue;
            }

            if (limit < 1)
            {
                findings.Add(ShapeRules.SizeBelowOne, budget.At(argument), argument, budget.Name, Words.Count(limit));
            }
            else if (isWhole && isMemory)
            {
                Compare(BudgetRules.MemoryBudget, Lowerer.Lower(model).Memory.Bytes, layer => BlockLimit.Share(model, layer));
            }
            else if (isWhole)
            {
                Compare(BudgetRules.FlopBudget, model.ForwardFlops, layer => layer.ForwardFlops);
            }

            void Compare(DiagnosticDescriptor rule, long taken, Func<LayerModel, double> cost)
            {
                if (taken > limit)
                {
                    LayerModel costliest = model.Layers.OfType<DenseModel>().OrderByDescending(cost).First();
                    string shape = $"'{costliest.Name}' ({Words.Count(costliest.Inputs)} → {Words.Count(costliest.Outputs)})";
                    findings.Add(rule, budget.At(argument), name, Words.Count(taken), Words.Count(taken - limit), Words.Count(limit), shape);
                }
            }
        }
    }
}

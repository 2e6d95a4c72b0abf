using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Unrolled.Generator.Emission.Surface;
using Unrolled.Generator.Model;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission;

/// <summary>Writes the header of a network's functions for C: C99 and C++, in ASCII.</summary>
internal static class CHeader
{
    private static readonly (CError Code, string Name, string Meaning)[] s_errors =
    [
        (CError.BadNetwork, "UNROLLED_BAD_NETWORK", "NULL, of another kind, or destroyed"),
        (CError.NullPointer, "UNROLLED_NULL_POINTER", "NULL where there has to be memory"),
        (CError.BadLength, "UNROLLED_BAD_LENGTH", "a count does not fit, or outputs lie in inputs"),
        (CError.BadLabel, "UNROLLED_BAD_LABEL", "a label is no class"),
        (CError.NotFinite, "UNROLLED_NOT_FINITE", "the loss, an input or a target is NaN or infinite"),
        (CError.BadFile, "UNROLLED_BAD_FILE", "a file cannot be read or written, or is of another network"),
        (CError.Failed, "UNROLLED_FAILED", "anything else, such as a lack of memory"),
    ];

    /// <summary>The whole text, without the end of its last line.</summary>
    public static string Emit(SurfaceWriter surface, ExportModel export)
    {
        NetworkModel model = surface.Model;
        string prefix = export.Prefix;
        string sizes = prefix.ToUpperInvariant();
        string handle = $"{prefix}_network";
        List<string> lines =
        [
            $"/* {prefix}.h: the network {Ascii(model.Type.HintName)} for C and C++.",
            "   Written with the library by Unrolled: do not edit.",
            "",
            $"   {Counted(model.Inputs, "input")}",
            .. model.Layers.Select(layer => $"   {Ascii(layer.Name.TrimStart('@'))}: {Describe(layer)}"),
            .. model.Loss is null ? Enumerable.Empty<string>() : [$"   {model.Loss.Kind}"],
            .. model.Optimizer is null ? Enumerable.Empty<string>() : [$"   {model.Optimizer.Kind}"],
            "",
            "   Counts are numbers of values, not of bytes or rows. Rows follow each other without gaps.",
            "   A pointer may be NULL where its count is 0.",
            $"   Functions that return int32_t return UNROLLED_OK or, where they fail, a code below 0; {prefix}_last_error",
            "   then says what to do, and the network is as it was.",
            "",
            $"   Threads: {prefix}_predict and {prefix}_save may run on any number of threads at once, also with one network.",
            $"   {(surface.IsLearner ? $"{prefix}_train_step, " : "")}{prefix}_load and {prefix}_destroy must be alone with their network. Networks do not know of each other. */",
            $"#ifndef UNROLLED_{sizes}_H",
            $"#define UNROLLED_{sizes}_H",
            "",
            "#include <stddef.h>",
            "#include <stdint.h>",
            "",
            "#ifdef __cplusplus",
            "extern \"C\" {",
            "#endif",
            "",
            "/* Values of a row that go in and come out, rows of the largest training step, weights and biases. */",
            $"#define {sizes}_INPUTS {Number(model.Inputs)}",
            $"#define {sizes}_OUTPUTS {Number(surface.Outputs)}",
            $"#define {sizes}_BATCH {Number(model.Batch)}",
            $"#define {sizes}_PARAMETERS {Number(ConstantMembers.Parameters(model))}",
            "",
            "#ifndef UNROLLED_OK",
            "#define UNROLLED_OK 0",
            .. s_errors.Select(error => $"#define {error.Name} ({Number((int)error.Code)}) /* {error.Meaning} */"),
            "#endif",
            "",
            "/* A network: a handle, not an address. */",
            $"typedef struct {handle} {handle};",
            "",
            $"/* A new network, to be given to {prefix}_destroy in the end. {Seed(model)}",
            "   NULL where there is no memory for it. */",
            $"{handle} *{prefix}_create(int32_t seed);",
            "",
            $"/* Outputs of any number of rows{(surface.HasDropout ? ", dropout off" : "")}. inputs: rows x {Number(model.Inputs)}; outputs: rows x {Number(surface.Outputs)}, elsewhere than inputs. */",
            $"int32_t {prefix}_predict(const {handle} *network, const float *inputs, size_t input_count, float *outputs, size_t output_count);",
            "",
            .. Training(surface, prefix, handle),
            "/* Saves the weights in a safetensors file, all of it or nothing. path: UTF-8. */",
            $"int32_t {prefix}_save(const {handle} *network, const char *path);",
            "",
            "/* Loads the weights of a safetensors file of these layers. path: UTF-8. */",
            $"int32_t {prefix}_load({handle} *network, const char *path);",
            "",
            "/* Frees a network. Its handle is then no network's: to use it is an error, and no crash. */",
            $"int32_t {prefix}_destroy({handle} *network);",
            "",
            "/* What was wrong with the last call that failed on this thread, of any network: UTF-8, empty if none did.",
            "   The text is the library's, and stays until the next call on this thread that fails. */",
            $"const char *{prefix}_last_error(void);",
            "",
            "#ifdef __cplusplus",
            "}",
            "#endif",
            "",
            "#endif",
        ];
        return string.Join("\n", lines);
    }

    private static IEnumerable<string> Training(SurfaceWriter surface, string prefix, string handle)
    {
        if (!surface.IsLearner)
        {
            return [];
        }

        NetworkModel model = surface.Model;
        string rows = model.Batch == 1 ? "1 row" : $"1 to {Number(model.Batch)} rows";
        List<string> lines =
        [
            $"/* One training step, update included. inputs: {rows} x {Number(model.Inputs)}; targets: rows x {Number(surface.Outputs)}.",
            $"   loss, unless NULL, becomes the mean loss of these rows before the update{(surface.HasDropout ? ", dropout on" : "")}, without penalties. */",
            $"int32_t {prefix}_train_step({handle} *network, const float *inputs, size_t input_count, const float *targets, size_t target_count, float *loss);",
            "",
        ];
        if (surface.TakesLabels)
        {
            lines.AddRange(
            [
                $"/* The same with a label for each row, 0 to {Number(surface.LastLabel)}. */",
                $"int32_t {prefix}_train_step_labels({handle} *network, const float *inputs, size_t input_count, const int32_t *labels, size_t label_count, float *loss);",
                "",
            ]);
        }

        return lines;
    }

    private static string Seed(NetworkModel model) => model.Weights is null
        ? "The seed determines its weights, the same on every machine."
        : "It has the weights that are built in; the seed determines what dropout drops.";

    private static string Describe(LayerModel layer) => layer switch
    {
        DenseModel dense => $"{Counted(dense.Outputs, "output")}, {dense.Activation}{(dense.IsFrozen ? ", frozen" : "")}",
        DropoutModel { CallerMask: false } dropout => $"dropout of {Number(dropout.Rate)}",
        _ => "dropout by a mask",
    };

    /// <summary>Other letters as C writes them.</summary>
    private static string Ascii(string text)
    {
        StringBuilder ascii = new();
        foreach (char c in text)
        {
            ascii.Append(c is >= ' ' and <= '~' ? c.ToString() : "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return ascii.ToString();
    }
}

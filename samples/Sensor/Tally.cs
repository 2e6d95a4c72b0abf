using System;

namespace Sensor;

/// <summary>Compares what a watch says with what the machine did.</summary>
internal sealed class Tally(string name)
{
    // An alarm may outlast its fault by as much as it takes to calm down.
    private const int Grace = 200;

    private readonly int[] _delays = new int[10_000];
    private Fault _fault;
    private bool _isNoticed;
    private bool _wasAlarmed;

    public int Faults { get; private set; }

    public int Noticed { get; private set; }

    /// <summary>Of the noticed faults, those whose sensor was named.</summary>
    public int Named { get; private set; }

    public int FalseAlarms { get; private set; }

    /// <summary>Takes the last reading into account.</summary>
    /// <returns>Whether a fault was noticed just now.</returns>
    public bool Add(Plant plant, Watch watch)
    {
        bool isNew = plant.IsFaulty && plant.Fault != _fault;
        if (isNew)
        {
            _fault = plant.Fault;
            _isNoticed = false;
            Faults++;
        }

        bool starts = watch.IsAlarmed && !_wasAlarmed;
        _wasAlarmed = watch.IsAlarmed;
        bool isOfFault = Faults > 0 && plant.Time <= _fault.End + Grace;
        if (starts && !isOfFault)
        {
            FalseAlarms++;
        }

        // An alarm that was there before has noticed something else.
        if (!starts || _isNoticed || !plant.IsFaulty)
        {
            return false;
        }

        _isNoticed = true;
        _delays[Noticed % _delays.Length] = Delay(plant);
        Noticed++;
        Named += watch.Suspect == _fault.Channel ? 1 : 0;
        return true;
    }

    /// <summary>Readings from the beginning of the fault to now.</summary>
    public int Delay(Plant plant) => (int)(plant.Time - _fault.Start);

    public void Print()
    {
        Span<int> delays = _delays.AsSpan(0, Math.Min(Noticed, _delays.Length));
        delays.Sort();
        string delay = delays.Length > 0 ? $", after {delays[delays.Length / 2]} readings (median)" : "";
        Console.WriteLine($"  {name,-20} {Noticed} of {Faults} faults noticed{delay}");
        Console.WriteLine($"  {"",-20} {Named} named the right sensor; {FalseAlarms} false alarms");
    }
}

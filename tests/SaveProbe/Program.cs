using System;
using System.Globalization;
using System.IO;
using Unrolled;
using Unrolled.Runtime;
using Unrolled.SaveProbe;

// With "fit": goes on with a training from the checkpoint of one path until so many steps are made in all, and saves it to another.
if (args[0] == "fit")
{
    Fitted fitted = new(-1);
    fitted.LoadCheckpoint(args[1]);
    fitted.Fit(long.Parse(args[3], CultureInfo.InvariantCulture));
    fitted.SaveCheckpoint(args[2]);
    return;
}

// With "resume": the same with the history of the training of that name.
if (args[0] == "resume")
{
    string training = args[4];
    ITrainable resumed = EarlyStopping.Network(training, -1);
    TrainingHistory before = resumed.LoadCheckpoint(args[1]).History!;
    TrainingHistory after = EarlyStopping.Fit(resumed, training, before, long.Parse(args[3], CultureInfo.InvariantCulture));
    resumed.SaveCheckpoint(args[2], after);
    return;
}

// Otherwise: saves a checkpoint to one path again and again, until it is killed or has done so a thousand times: one of seed n, n + 1, …
// Says "ready" when the first is there. Every other save is slowed down, so that most of the time a file is half written.
string path = args[0];
int seed = int.Parse(args[1], CultureInfo.InvariantCulture);
Saved network = new();
for (int i = 0; i < 1000; i++)
{
    network.Prepare(seed + i);
    if (i % 2 == 0)
    {
        network.SaveCheckpoint(path);
    }
    else
    {
        AtomicFile.Write(path, stream => network.SaveCheckpoint(new SlowStream(stream)));
    }

    if (i == 0)
    {
        // Console would cost more than all else here.
        using Stream output = Console.OpenStandardOutput();
        output.Write("ready\n"u8);
    }
}

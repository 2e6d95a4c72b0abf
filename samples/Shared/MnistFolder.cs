using System.IO;

namespace Unrolled.Samples;

/// <summary>A folder with the files of MNIST: images and labels, of the train pair, the t10k pair or both.</summary>
public static class MnistFolder
{
    /// <summary>Reads the pairs that are there: with both, train and t10k; with one alone, its last fifth is held out for testing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="limit">How many images of each pair to use at most.</param>
    /// <returns>The images, scaled to 0…1.</returns>
    /// <exception cref="IOException">The folder, or half of a pair, is missing.</exception>
    /// <exception cref="InvalidDataException">A file holds something else than it should.</exception>
    public static DigitData Load(string folder, int limit)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"there is no folder '{folder}'.");
        }

        Dataset? train = LoadPair(folder, "train", limit);
        Dataset? test = LoadPair(folder, "t10k", limit);
        return (train, test) switch
        {
            (not null, not null) => new DigitData(train, test, $"MNIST: {folder}"),
            (not null, null) => DigitData.HoldOutLastFifth(train, $"MNIST, train pair alone: {folder}"),
            (null, not null) => DigitData.HoldOutLastFifth(test, $"MNIST, t10k pair alone: {folder}"),
            _ => throw new FileNotFoundException(
                $"'{folder}' has none of MNIST's files: train-images-idx3-ubyte with train-labels-idx1-ubyte, or the same with t10k, plain or .gz."),
        };
    }

    private static Dataset? LoadPair(string folder, string part, int limit)
    {
        string imageName = $"{part}-images-idx3-ubyte";
        string labelName = $"{part}-labels-idx1-ubyte";
        string? imagePath = Find(folder, imageName);
        string? labelPath = Find(folder, labelName);
        if (imagePath is null && labelPath is null)
        {
            return null;
        }

        if (imagePath is null || labelPath is null)
        {
            string missing = imagePath is null ? imageName : labelName;
            throw new FileNotFoundException($"'{folder}' has {Path.GetFileName(imagePath ?? labelPath)} but no {missing}, plain or .gz.");
        }

        Dataset images = IdxFile.Load(imagePath, labelPath, DigitImage.Classes);
        if (images.Inputs != DigitImage.Pixels)
        {
            throw new InvalidDataException($"{imagePath}: its images have {images.Inputs:N0} pixels; the network takes {DigitImage.Side} × {DigitImage.Side}.");
        }

        if (images.Rows < 2)
        {
            throw new InvalidDataException($"{imagePath}: {images.Rows} images are too few to train and test with.");
        }

        return images.Rows <= limit ? images : images.Slice(0, limit);
    }

    private static string? Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name);
        return File.Exists(plain) ? plain : File.Exists(plain + ".gz") ? plain + ".gz" : null;
    }
}

using System;
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

        ImageSet? train = LoadPair(folder, "train", limit);
        ImageSet? test = LoadPair(folder, "t10k", limit);
        return (train, test) switch
        {
            (not null, not null) => new DigitData(train, test, $"MNIST: {folder}"),
            (not null, null) => DigitData.HoldOutLastFifth(train, $"MNIST, train pair alone: {folder}"),
            (null, not null) => DigitData.HoldOutLastFifth(test, $"MNIST, t10k pair alone: {folder}"),
            _ => throw new FileNotFoundException(
                $"'{folder}' has none of MNIST's files: train-images-idx3-ubyte with train-labels-idx1-ubyte, or the same with t10k, plain or .gz."),
        };
    }

    private static ImageSet? LoadPair(string folder, string part, int limit)
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

        byte[] bytes = IdxFile.ReadImages(imagePath);
        byte[] labels = IdxFile.ReadLabels(labelPath);
        int images = bytes.Length / ImageSet.PixelsPerImage;
        if (images != labels.Length)
        {
            throw new InvalidDataException($"{imagePath} has {images:N0} images but {labelPath} has {labels.Length:N0} labels.");
        }

        if (images < 2)
        {
            throw new InvalidDataException($"{imagePath}: {images} images are too few to train and test with.");
        }

        int count = Math.Min(images, limit);
        float[] pixels = new float[count * ImageSet.PixelsPerImage];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = bytes[i] / 255f;
        }

        return new ImageSet(pixels, labels[..count]);
    }

    private static string? Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name);
        return File.Exists(plain) ? plain : File.Exists(plain + ".gz") ? plain + ".gz" : null;
    }
}

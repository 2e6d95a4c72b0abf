using System;

namespace Unrolled.Samples;

/// <summary>Labelled 28×28 images: one row of 784 pixels from 0 (paper) to 1 (ink) for each.</summary>
public sealed class ImageSet
{
    /// <summary>Pixels along one side of an image.</summary>
    public const int Side = 28;

    /// <summary>Pixels of an image: the network's inputs.</summary>
    public const int PixelsPerImage = Side * Side;

    private readonly float[] _pixels;
    private readonly byte[] _labels;

    /// <summary>Takes over the arrays.</summary>
    /// <param name="pixels">All images one after the other, 784 pixels each.</param>
    /// <param name="labels">The digit that each image shows.</param>
    /// <exception cref="ArgumentException">The two disagree on the number of images.</exception>
    public ImageSet(float[] pixels, byte[] labels)
    {
        if (pixels.Length != labels.Length * PixelsPerImage)
        {
            throw new ArgumentException($"{labels.Length:N0} labels need {(long)labels.Length * PixelsPerImage:N0} pixels, not {pixels.Length:N0}.", nameof(pixels));
        }

        _pixels = pixels;
        _labels = labels;
    }

    /// <summary>Number of images.</summary>
    public int Count => _labels.Length;

    /// <summary>The pixels of all images, Count × 784.</summary>
    public ReadOnlySpan<float> Pixels => _pixels;

    /// <summary>The digit that each image shows, 0 to 9.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>The 784 pixels of one image.</summary>
    /// <param name="index">Which image, from 0.</param>
    /// <returns>Its pixels, row by row.</returns>
    public ReadOnlySpan<float> Image(int index) => _pixels.AsSpan(index * PixelsPerImage, PixelsPerImage);

    /// <summary>Copies chosen images into a batch.</summary>
    /// <param name="indices">Which images, in the order wanted.</param>
    /// <param name="pixels">Receives 784 pixels for each.</param>
    public void CopyImages(ReadOnlySpan<int> indices, Span<float> pixels)
    {
        for (int row = 0; row < indices.Length; row++)
        {
            Image(indices[row]).CopyTo(pixels[(row * PixelsPerImage)..]);
        }
    }

    /// <summary>Copies the labels of chosen images into a batch.</summary>
    /// <param name="indices">Which images, in the order wanted.</param>
    /// <param name="labels">Receives a label for each.</param>
    public void CopyLabels(ReadOnlySpan<int> indices, Span<byte> labels)
    {
        for (int row = 0; row < indices.Length; row++)
        {
            labels[row] = _labels[indices[row]];
        }
    }

    /// <summary>A part of the set, copied.</summary>
    /// <param name="first">The part's first image.</param>
    /// <param name="count">How many images it has.</param>
    /// <returns>The part.</returns>
    public ImageSet Slice(int first, int count) =>
        new(_pixels.AsSpan(first * PixelsPerImage, count * PixelsPerImage).ToArray(), _labels.AsSpan(first, count).ToArray());
}

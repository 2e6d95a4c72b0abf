using System;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed class TrainingProgressTests
{
    [Fact]
    public void FillingABatchAndNotingAStepAllocateNothing()
    {
        const int Batch = 10;
        ImageSet images = DrawnDigits.Draw(100, seed: 0);
        float[] pixels = new float[Batch * ImageSet.PixelsPerImage];
        byte[] labels = new byte[Batch];
        int[] indices = [99, 0, 5, 17, 3, 42, 8, 8, 61, 70];
        long allocated = -1;

        TrainingProgress.Run(1, 100 * Batch, Batch, progress =>
        {
            for (int step = 0; step < 100; step++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                images.CopyImages(indices, pixels);
                images.CopyLabels(indices, labels);
                progress.Step(1, 0.5f, Batch);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        });

        Assert.Equal(0, allocated);
        Assert.Equal([9, 0, 5, 7, 3, 2, 8, 8, 1, 0], labels);
        Assert.True(images.Image(42).SequenceEqual(pixels.AsSpan(5 * ImageSet.PixelsPerImage, ImageSet.PixelsPerImage)));
    }
}

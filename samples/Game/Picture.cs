using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Game;

/// <summary>The flock and its walls as the terminal shows them: two pixels to a character (▀), and below how well the birds do.</summary>
internal sealed class Picture(Session session) : Renderable
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int SharesShown = 20;

    private static readonly Color s_sky = new(18, 26, 44);
    private static readonly Color s_wall = new(72, 148, 84);
    private static readonly Color s_down = new(120, 92, 92);

    private readonly Color[] _pixels = new Color[World.Width * World.Height];

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        Paint();
        int width = Math.Min(World.Width, maxWidth);
        bool colours = options.ColorSystem != ColorSystem.NoColors;
        List<Segment> segments = [];
        for (int y = 0; y < World.Height; y += 2)
        {
            for (int x = 0, end; x < width; x = end)
            {
                // As far as nothing changes is one piece: the terminal gets a tenth of the text.
                Cell cell = CellAt(x, y);
                for (end = x + 1; end < width && CellAt(end, y) == cell; end++)
                {
                }

                segments.Add(colours
                    ? new Segment(new string('▀', end - x), new Style(cell.Upper, cell.Lower))
                    : new Segment(new string(cell.InkOrPaper, end - x)));
            }

            segments.Add(Segment.LineBreak);
        }

        foreach (string line in Lines())
        {
            segments.Add(new Segment(line.Length <= maxWidth ? line : line[..maxWidth]));
            segments.Add(Segment.LineBreak);
        }

        return segments;
    }

    private IEnumerable<string> Lines()
    {
        Score score = session.Now;
        int flying = session.World.Birds.ToArray().Count(bird => bird.Flies);
        string shares = string.Concat(session.Scores.TakeLast(SharesShown).Select(past => Bars[(int)(past.Share * (Bars.Length - 1))]));
        yield return $"frame {score.Frame,6:N0}   {flying,2} of {session.World.Birds.Length} birds fly   {100 * score.Share,3:F0} % get through a wall {shares}";
        yield return $"training {score.Milliseconds,4:F1} ms a frame: {score.Steps,3:F0} steps   loss {score.Lesson.Loss,7}   random choices {100 * score.Curiosity,3:F0} %";
        yield return "Ctrl+C ends it.";
    }

    private void Paint()
    {
        World world = session.World;
        _pixels.AsSpan().Fill(s_sky);
        for (int i = 0; i < world.Walls; i++)
        {
            (int column, float gap) = world.Wall(i);
            for (int x = Math.Max(column, 0); x < Math.Min(column + World.WallWidth, World.Width); x++)
            {
                for (int y = 0; y < World.Height; y++)
                {
                    _pixels[(y * World.Width) + x] = Math.Abs(y - gap) > World.Gap / 2f ? s_wall : s_sky;
                }
            }
        }

        for (int i = 0; i < world.Birds.Length; i++)
        {
            Bird bird = world.Birds[i];
            int y = Math.Clamp((int)bird.Height, 0, World.Height - 1);
            _pixels[(y * World.Width) + bird.Column] = bird.Flies ? Plumage(i) : s_down;
        }
    }

    /// <summary>From yellow to red, so that birds side by side can be told apart.</summary>
    private static Color Plumage(int bird) => new(255, (byte)(120 + (bird * 37 % 130)), 60);

    private Cell CellAt(int x, int y) => new(_pixels[(y * World.Width) + x], _pixels[((y + 1) * World.Width) + x]);

    /// <summary>A character: two pixels.</summary>
    private readonly record struct Cell(Color Upper, Color Lower)
    {
        public char InkOrPaper => (Upper == s_sky, Lower == s_sky) switch
        {
            (true, true) => ' ',
            (true, false) => '▄',
            (false, true) => '▀',
            _ => '█',
        };
    }
}

namespace Spirals.Drawing;

/// <summary>What the colours and shapes of a picture mean: one line of entries below its subtitle.</summary>
internal sealed class Legend
{
    /// <summary>The middle of the marks.</summary>
    public const double Middle = 80;

    private const double Baseline = Middle + 4.5;

    // Type of 13 px has letters of about 6.2 px each, narrow fonts leave more room.
    private const double LetterWidth = 6.2;
    private const double Gap = 28;

    private readonly Picture _picture;
    private double _x = Picture.Left;

    /// <summary>Begins a legend.</summary>
    public Legend(Picture picture) => _picture = picture;

    /// <summary>Where the mark of the next entry begins.</summary>
    public double Next => _x;

    /// <summary>Says what the mark at <see cref="Next"/>, drawn already, means.</summary>
    /// <param name="markWidth">The width of the mark.</param>
    /// <param name="text">What it means.</param>
    public void Add(double markWidth, string text)
    {
        _picture.Text(_x + markWidth + 8, Baseline, text, "ink");
        _x += markWidth + 8 + (LetterWidth * text.Length) + Gap;
    }
}

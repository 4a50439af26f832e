namespace Spirals.Learning;

/// <summary>Points, and which spiral the classifier takes each for.</summary>
internal sealed class Classification
{
    private readonly float[] _probabilities;

    /// <summary>Classifies points.</summary>
    public Classification(SpiralClassifier classifier, SpiralPoints points)
    {
        Points = points;
        _probabilities = new float[points.Count];
        classifier.Predict(points.Positions, _probabilities);
        for (int i = 0; i < points.Count; i++)
        {
            Right += IsRight(i) ? 1 : 0;
        }
    }

    /// <summary>The points.</summary>
    public SpiralPoints Points { get; }

    /// <summary>How many were taken for what they are.</summary>
    public int Right { get; }

    /// <summary>The share of them.</summary>
    public double Accuracy => (double)Right / Points.Count;

    /// <summary>Whether a point was taken for what it is.</summary>
    public bool IsRight(int point) => _probabilities[point] > 0.5f == Points.Spirals[point] > 0.5f;
}

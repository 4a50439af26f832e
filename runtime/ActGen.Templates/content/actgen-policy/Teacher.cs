/// <summary>Knows which way to go, and shows it by examples: along the longer way first.</summary>
internal static class Teacher
{
    /// <summary>The moves as they are drawn; a move is the index of its sign.</summary>
    public const string Moves = "><^v";

    /// <summary>The right move towards a goal that lies this far to the right and above.</summary>
    public static int Move(float right, float above)
        => MathF.Abs(right) > MathF.Abs(above)
            ? Moves.IndexOf(right > 0 ? '>' : '<')
            : Moves.IndexOf(above > 0 ? '^' : 'v');

    /// <summary>Goals at random, two numbers from -1 to 1 each, and the right move for each.</summary>
    public static (float[] Goals, float[] Moves) Examples(int count)
    {
        var random = new Random(Seed: 1);
        float[] goals = new float[2 * count], moves = new float[count];
        for (int i = 0; i < count; i++)
        {
            goals[2 * i] = (2 * random.NextSingle()) - 1;
            goals[(2 * i) + 1] = (2 * random.NextSingle()) - 1;
            moves[i] = Move(goals[2 * i], goals[(2 * i) + 1]);
        }

        return (goals, moves);
    }
}

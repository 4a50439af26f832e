using ActGen;

(float[] goals, float[] moves) = Teacher.Examples(2000);

var policy = new Policy();
History history = policy.Fit(goals, moves, new Adam(0.01), Loss.SparseCategoricalCrossEntropy, new FitOptions { Epochs = 40 });
Console.WriteLine(FormattableString.Invariant($"{history.Epochs} epochs: the loss fell from {history.Losses[0]:0.000} to {history.Losses[^1]:0.000}."));

// A map of what it has learnt: the move at each place, the goal being in the middle.
const int Radius = 7;
int places = 0, right = 0;
Span<float> probabilities = stackalloc float[Teacher.Moves.Length];
Console.WriteLine();
for (int row = -Radius; row <= Radius; row++)
{
    for (int column = -Radius; column <= Radius; column++)
    {
        if (row == 0 && column == 0)
        {
            Console.Write(" *");
            continue;
        }

        float toTheRight = (float)-column / Radius, above = (float)row / Radius;
        policy.Predict([toTheRight, above], probabilities);
        int move = Best(probabilities);
        Console.Write($" {Teacher.Moves[move]}");

        // On the diagonals two moves are as good as each other.
        if (Math.Abs(row) != Math.Abs(column))
        {
            places++;
            right += move == Teacher.Move(toTheRight, above) ? 1 : 0;
        }
    }

    Console.WriteLine();
}

Console.WriteLine();
Console.WriteLine($"{right} of {places} moves are the teacher's.");

static int Best(ReadOnlySpan<float> probabilities)
{
    int best = 0;
    for (int i = 1; i < probabilities.Length; i++)
    {
        best = probabilities[i] > probabilities[best] ? i : best;
    }

    return best;
}

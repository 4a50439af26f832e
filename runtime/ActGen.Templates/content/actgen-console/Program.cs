float[] x = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
float[] y = new float[x.Length];
float[] slope = new float[x.Length];

Activations.LeakyRelu(x, y); // all elements at once
Activations.LeakyReluDerivative(x, slope);

Console.WriteLine("    x  leaky_relu   slope");
for (int i = 0; i < x.Length; i++)
{
    Console.WriteLine(FormattableString.Invariant($"{x[i],5:0}{y[i],12:0.0}{slope[i],8:0.0}"));
}

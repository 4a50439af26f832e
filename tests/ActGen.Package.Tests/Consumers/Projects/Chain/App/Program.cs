using System;
using Chain;

float[] x = [-4, -2, 0, 2];
float[] y = new float[x.Length];

Functions.Leaky(x, y);
Console.WriteLine(FormattableString.Invariant($"{y[0]} {y[1]} {y[2]} {y[3]}"));
Functions.LeakyDerivative(x, y);
Console.WriteLine(FormattableString.Invariant($"{y[0]} {y[1]} {y[2]} {y[3]}"));

// What is internal in the library is seen by the app, as the project file says.
Functions.Relu(x, y);
Console.WriteLine(FormattableString.Invariant($"{y[0]} {y[1]} {y[2]} {y[3]}"));

var model = new Model();
model.Parameters[0] = 2;
model.Parameters[1] = 3;
model.Parameters[2] = 1;
model.Predict(x, y);
Console.WriteLine(FormattableString.Invariant($"{y[0]} {y[1]}"));

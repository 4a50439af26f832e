using System;
using System.IO;
using System.Linq;
using CustomActivation;
using Samples;
using Spectre.Console;

// As wide as the generated code needs.
Page.Out.Profile.Width = Math.Max(Page.Out.Profile.Width, 160);

bool agree = GradientCheck.Print("snake", Activations.Snake, Activations.SnakeDerivative, static x => x + (Math.Sin(x) * Math.Sin(x)))
    & GradientCheck.Print("squared relu", Activations.SquaredRelu, Activations.SquaredReluDerivative, static x => Math.Max(x, 0) * Math.Max(x, 0));

string generated = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "generated"), "*SnakeBackward*.g.cs").Single();
Page.Out.MarkupLine("[bold]What the compiler was given for SnakeBackward[/]\n");
Page.Out.WriteLine(File.ReadAllText(generated));

return Page.Verdict(agree, "Every derivative agrees with the differences.", "Some derivatives differ: see NO above.");

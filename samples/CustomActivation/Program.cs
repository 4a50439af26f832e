using System;
using System.IO;
using System.Linq;
using CustomActivation;
using Spectre.Console;

// Plain text when the output goes to a file, and as wide as the generated code needs.
AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings
{
    Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
});
AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);

bool agree = GradientCheck.Print("snake", Activations.Snake, Activations.SnakeDerivative, static x => x + (Math.Sin(x) * Math.Sin(x)))
    & GradientCheck.Print("squared relu", Activations.SquaredRelu, Activations.SquaredReluDerivative, static x => Math.Max(x, 0) * Math.Max(x, 0));

string generated = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "generated"), "*SnakeBackward*.g.cs").Single();
AnsiConsole.MarkupLine("[bold]What the compiler was given for SnakeBackward[/]\n");
AnsiConsole.WriteLine(File.ReadAllText(generated));

AnsiConsole.MarkupLine(agree ? "[green]Every derivative agrees with the differences.[/]" : "[red]Some derivatives differ: see NO above.[/]");
return agree ? 0 : 1;

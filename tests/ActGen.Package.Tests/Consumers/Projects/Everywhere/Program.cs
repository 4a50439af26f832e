using System;
using Everywhere;

foreach (string line in Results.All())
{
    Console.WriteLine(line);
}

using System;
using System.Collections.Generic;

namespace ActGen.Benchmarks.Ratios;

/// <summary>Cases with the same contestants: a table.</summary>
internal interface IFamily : IDisposable
{
    /// <summary>What the cases have in common.</summary>
    string Title { get; }

    /// <summary>The functions that are measured.</summary>
    IEnumerable<string> Functions { get; }

    /// <summary>The cases of a function, short ones first.</summary>
    /// <remarks>They share buffers: of the contestants' outputs, only the last is there.</remarks>
    IEnumerable<Case> Cases(string function);
}

namespace ActGen.Generator.Model;

/// <summary>How a loop of the scalar tier reaches its elements.</summary>
internal enum LoopStyle
{
    /// <summary>Through spans, which check every index.</summary>
    Spans,

    /// <summary>Through pointers, where the project allows unsafe code: what compilers ahead of time turn into vector instructions.</summary>
    Pointers,

    /// <summary>Through pointers, in a method that Burst compiles.</summary>
    Burst,
}

using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace VerifyTests;

/// <summary>A comparison on which options can be set until it is awaited.</summary>
public sealed class SettingsTask
{
    private readonly Func<VerifySettings, Task<VerifyResult>> _start;
    private Task<VerifyResult>? _task;

    /// <summary>A comparison not started yet.</summary>
    /// <param name="settings">Options to begin with; the caller's object stays as it is.</param>
    /// <param name="buildTask">Starts it.</param>
    public SettingsTask(VerifySettings? settings, Func<VerifySettings, Task<VerifyResult>> buildTask)
    {
        CurrentSettings = new(settings);
        _start = buildTask;
    }

    /// <summary>The options so far.</summary>
    public VerifySettings CurrentSettings { get; }

    /// <summary>The comparison as a task.</summary>
    /// <param name="settingsTask">The comparison.</param>
    public static implicit operator Task<VerifyResult>(SettingsTask settingsTask) => settingsTask.ToTask();

    /// <inheritdoc cref="VerifySettings.UseDirectory"/>
    public SettingsTask UseDirectory(string directory) => With(settings => settings.UseDirectory(directory));

    /// <inheritdoc cref="VerifySettings.UseTypeName"/>
    public SettingsTask UseTypeName(string name) => With(settings => settings.UseTypeName(name));

    /// <inheritdoc cref="VerifySettings.UseMethodName"/>
    public SettingsTask UseMethodName(string name) => With(settings => settings.UseMethodName(name));

    /// <inheritdoc cref="VerifySettings.UseFileName"/>
    public SettingsTask UseFileName(string fileName) => With(settings => settings.UseFileName(fileName));

    /// <inheritdoc cref="VerifySettings.UseParameters"/>
    public SettingsTask UseParameters(params object?[] parameters) => With(settings => settings.UseParameters(parameters));

    /// <inheritdoc cref="VerifySettings.UseTextForParameters"/>
    public SettingsTask UseTextForParameters(string parametersText) => With(settings => settings.UseTextForParameters(parametersText));

    /// <inheritdoc cref="VerifySettings.ScrubLines"/>
    public SettingsTask ScrubLines(Func<string, bool> removeLine) => With(settings => settings.ScrubLines(removeLine));

    /// <inheritdoc cref="VerifySettings.ScrubLinesWithReplace"/>
    public SettingsTask ScrubLinesWithReplace(Func<string, string?> replaceLine) => With(settings => settings.ScrubLinesWithReplace(replaceLine));

    /// <inheritdoc cref="VerifySettings.AutoVerify"/>
    public SettingsTask AutoVerify(bool includeBuildServer = true) => With(settings => settings.AutoVerify(includeBuildServer));

    /// <inheritdoc cref="VerifySettings.DisableRequireUniquePrefix"/>
    public SettingsTask DisableRequireUniquePrefix() => With(static settings => settings.DisableRequireUniquePrefix());

    /// <inheritdoc cref="VerifySourceGenerators.IgnoreGeneratedResult(VerifySettings, Func{GeneratedSourceResult, bool})"/>
    public SettingsTask IgnoreGeneratedResult(Func<GeneratedSourceResult, bool> shouldIgnore) => With(settings => settings.IgnoreGeneratedResult(shouldIgnore));

    /// <summary>Starts the comparison, once.</summary>
    public Task<VerifyResult> ToTask() => _task ??= _start(CurrentSettings);

    /// <summary>Starts the comparison and awaits it.</summary>
    public TaskAwaiter<VerifyResult> GetAwaiter() => ToTask().GetAwaiter();

    /// <summary>Starts the comparison and configures its await.</summary>
    /// <param name="continueOnCapturedContext">Whether to come back to the context.</param>
    public ConfiguredTaskAwaitable<VerifyResult> ConfigureAwait(bool continueOnCapturedContext) => ToTask().ConfigureAwait(continueOnCapturedContext);

    private SettingsTask With(Action<VerifySettings> change)
    {
        if (_task is not null)
        {
            throw new InvalidOperationException("The comparison has started; set its options before awaiting it.");
        }

        change(CurrentSettings);
        return this;
    }
}

using System;
using System.Linq;

namespace VerifyTests;

/// <summary>When a difference becomes the new snapshot instead of a failure.</summary>
internal static class Acceptance
{
    /// <summary>The switch for one run of the tests: set it to 1, look at the differences, commit them.</summary>
    public const string Variable = "ACTGEN_ACCEPT_SNAPSHOTS";

    /// <summary>Variables that build servers set, with the value that tells, or null where any does.</summary>
    private static readonly (string Name, string? Value)[] s_buildServers =
    [
        ("CI", "true"), ("GITHUB_ACTION", null), ("TF_BUILD", "True"), ("APPVEYOR", null), ("TRAVIS_BUILD_ID", null), ("JENKINS_URL", null),
        ("TEAMCITY_VERSION", null), ("GITLAB_CI", null), ("BITBUCKET_BUILD_NUMBER", null), ("GO_SERVER_URL", null), ("BuildRunner", "MyGet"),
    ];

    /// <param name="settings">The options of the comparison.</param>
    /// <exception cref="InvalidOperationException">The variable asks for it on a build server.</exception>
    public static bool IsGranted(VerifySettings settings)
    {
        Func<string, string?> environment = settings.EnvironmentVariable;
        string? server = s_buildServers.FirstOrDefault(candidate => IsSet(candidate, environment)).Name;
        if (environment(Variable) == "1")
        {
            return server is null ? true : throw new InvalidOperationException(
                $"{Variable}=1 is refused on a build server ({server} is set): snapshots are accepted by people. Unset one of the two variables.");
        }

        bool onServer = server is not null;
        return (settings.IsAutoVerify && (settings.AutoVerifiesOnBuildServer || !onServer))
            || (VerifierSettings.IsAutoVerify && (VerifierSettings.AutoVerifiesOnBuildServer || !onServer));
    }

    private static bool IsSet((string Name, string? Value) candidate, Func<string, string?> environment)
        => environment(candidate.Name) is { Length: > 0 } value
            && (candidate.Value is null || string.Equals(value, candidate.Value, StringComparison.OrdinalIgnoreCase));
}

using System.Globalization;
using ActGen;
using Agents.Control;
using Agents.Learning;
using Agents.Running;
using Samples;
using Spectre.Console;

const int Count = 10_000;
const double RequiredShare = 0.99;

// A controller designed from the equations of motion shows how a pole is balanced.
LinearQuadraticRegulator controller = LinearQuadraticRegulator.Design(LinearModel.AboutUpright());

// A network learns to do the same.
(Policy policy, History history) = Imitation.Train(controller);
Page.Out.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{policy.Parameters.Length} parameters imitate the controller with a validation loss of {history.ValidationLosses[^1]:0.00000}."));

// From here on the agents are on their own.
Page.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Count:#,0} agents balance, each pushed every second. Any key ends it."));
Loop.Rehearse(new Crowd(policy, Count, seed: 2));
var crowd = new Crowd(policy, Count, seed: 3);
FrameRecord record = Loop.Run(crowd);

bool holds = crowd.Upright >= RequiredShare * Count && record.AllocatedBytes == 0;
return Page.Verdict(
    holds,
    "The agents are upright, and no frame allocated anything.",
    "Promised were 99 of 100 agents upright and nothing allocated: see the table.");

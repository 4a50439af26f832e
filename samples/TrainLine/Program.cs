using Samples;
using Spectre.Console;
using TrainLine.Softmax;
using TrainLine.Training;

Page.Out.WriteLine("What TensorFlow.js shows first: a line learnt from six points, and softmax.");
Page.Out.WriteLine();

bool allHold = GettingStartedReport.Print() & SoftmaxReport.Print() & ChoiceReport.Print();
return Page.Verdict(allHold, "Every figure holds.", "Some figures differ: see NO above, and the sums of probabilities.");

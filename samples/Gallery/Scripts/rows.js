// The activations of rows, as the runtime's Rows compute them.
const rows = {
    softmax(x, temperature = 1) {
        const largest = Math.max(...x);
        const powers = x.map(each => Math.exp((each - largest) / temperature));
        const sum = powers.reduce((total, each) => total + each, 0);
        return powers.map(each => each / sum);
    },
    log_softmax(x, temperature = 1) {
        const largest = Math.max(...x);
        const sum = x.reduce((total, each) => total + Math.exp((each - largest) / temperature), 0);
        return x.map(each => (each - largest) / temperature - Math.log(sum));
    },
    softmin: (x, temperature = 1) => rows.softmax(x.map(each => -each), temperature),

    // The largest k elements stay above the threshold with which they add to 1.
    sparsemax(x) {
        let sum = 0, threshold = 0;
        [...x].sort((a, b) => b - a).forEach((each, k) => {
            if (1 + (k + 1) * each > sum + each) {
                sum += each;
                threshold = (sum - 1) / (k + 1);
            }
        });
        return x.map(each => Math.max(each - threshold, 0));
    },
    hardmax: x => x.map((_, i) => i === x.indexOf(Math.max(...x)) ? 1 : 0),
};

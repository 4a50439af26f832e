// What the generator's expressions call. The names are those of the runtime's VectorMath; here a double is all there is.
const calc = {
    // The bound must be the first of the comparison: a NaN value comes back.
    min: (value, bound) => bound < value ? bound : value,
    max: (value, bound) => bound > value ? bound : value,
    copySign: (magnitude, sign) => sign < 0 || Object.is(sign, -0) ? -Math.abs(magnitude) : Math.abs(magnitude),
    multiplyAdd: (left, right, addend) => left * right + addend,

    // Dekker's product: the part of left * right that its rounding loses. All that matters here is that the error terms come out.
    fusedMultiplyAdd(left, right, addend) {
        const product = left * right;
        if (!(Math.abs(left) < 1e150 && Math.abs(right) < 1e150)) {
            return product + addend;
        }
        const high = value => {
            const wide = 134217729 * value; // 2^27 + 1
            return wide - (wide - value);
        };
        const a = high(left), b = high(right), c = left - a, d = right - b;
        return product + addend + (((a * b - product) + a * d + c * b) + c * d);
    },

    exp: Math.exp,
    expOfNonPositive: (x, tail = 0) => Math.exp(x + tail),
    exp2: x => Math.pow(2, x),
    expm1: Math.expm1,
    expm1OfNonPositive: Math.expm1,
    log: Math.log,
    log2: Math.log2,
    log1p: Math.log1p,
    log1pOfUnit: Math.log1p,
    sin: Math.sin,
    cos: Math.cos,
    tanh: Math.tanh,
    softplus: x => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),

    // The runtime's ExpScale.
    scale: Math.pow(2, 128),
    scaledExp: (x, tail = 0) => calc.scale * Math.exp(x + tail),

    // (x, scale) or (x, tail, scale); the exponential as the square of its root, which does not overflow.
    scaledOnePlusExp(x, ...rest) {
        const scale = rest.pop(), root = Math.exp((x + (rest.pop() ?? 0)) / 2);
        return scale + scale * root * root;
    },
    scaledOnePlusExpOfNonNegative: (x, scale) => calc.scaledOnePlusExp(x, scale),
    scaledExpm1OfNonPositive(x, ...rest) {
        const scale = rest.pop();
        return scale * Math.expm1(x + (rest.pop() ?? 0));
    },

    // coth(log s) is s - (s - 1) / (2 s - 1), with s = 1 + exp(x).
    scaledCothOfSoftplus(x, scale) {
        const e = Math.exp(Math.min(x, 40)); // the quotient is a half from there on
        return calc.scaledOnePlusExp(x, scale) - scale * e / (1 + 2 * e);
    },

    // Near 0 without the cancellation of the difference: tanh x = x / (1 + r) with r = x^2 / (3 + x^2 / (5 + ...)), so x - tanh x = x r / (1 + r).
    tanhshrink(x) {
        if (Math.abs(x) > 1) {
            return x - Math.tanh(x);
        }
        let r = 0;
        for (let k = 21; k > 1; k -= 2) {
            r = x * x / (k + r);
        }
        return x * r / (1 + r);
    },

    // The upper tail of the standard normal distribution: its series near 0, and Laplace's continued fraction further out.
    normalTail(t) {
        const density = 0.3989422804014327 * Math.exp(-t * t / 2);
        if (t < 2.5) {
            let term = t, sum = t;
            for (let k = 3; term > 1e-17 * sum; k += 2) {
                term *= t * t / k;
                sum += term;
            }
            return 0.5 - density * sum;
        }
        let fraction = t;
        for (let k = 150; k > 0; k--) {
            fraction = t + k / fraction;
        }
        return density / fraction;
    },
    scaledNormalTail: t => calc.scale * calc.normalTail(t),
    scaledGeluTail: t => calc.scale * t * calc.normalTail(t),
    erf: x => x < 0 ? 2 * calc.normalTail(-x * Math.SQRT2) - 1 : 1 - 2 * calc.normalTail(x * Math.SQRT2),
};

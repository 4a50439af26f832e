// The runtime's CounterRandom: Philox4x32-10 of the counter that belongs to a seed and an index below 2^20, as a fraction of 32 bits.
function uniform(seed, index) {
    let key0 = seed >>> 0, key1 = 0;
    let c0 = index % 16 + 16 * Math.floor(index / 64), c1 = 0, c2 = 0, c3 = 0;
    const high = (a, b) => Number(BigInt(a) * BigInt(b) >> 32n);
    for (let round = 0; round < 10; round++) {
        const high0 = high(0xD2511F53, c0), low0 = Math.imul(0xD2511F53, c0) >>> 0;
        const high1 = high(0xCD9E8D57, c2), low1 = Math.imul(0xCD9E8D57, c2) >>> 0;
        [c0, c1, c2, c3] = [(high1 ^ c1 ^ key0) >>> 0, low1, (high0 ^ c3 ^ key1) >>> 0, low0];
        key0 = key0 + 0x9E3779B9 >>> 0;
        key1 = key1 + 0xBB67AE85 >>> 0;
    }
    return [c0, c1, c2, c3][Math.floor(index / 16) % 4] / 4294967296;
}

// Samples a function and its derivatives, as Curves.cs does: kinks stay kinks and jumps stay jumps.
function curves(orders, low, high, scale) {
    const cells = 176, threshold = 0.005 * scale, width = high - low, beside = 1e-7 * width;
    const grid = Array.from({ length: cells + 1 }, (_, i) => low + width * i / cells);

    function jump(f, x) {
        const before = f(x - beside), value = f(x), after = f(x + beside);
        return Math.abs(before - value) > threshold || Math.abs(after - value) > threshold ? { before, value, after } : null;
    }

    function findJumps(f) {
        const found = [];
        for (let i = 0; i < cells; i++) {
            let left = grid[i], right = grid[i + 1], below = f(left), above = f(right);
            while (Math.abs(above - below) > threshold && right - left > 1e-12) {
                const middle = (left + right) / 2, value = f(middle);
                if (Math.abs(value - below) > Math.abs(above - value)) {
                    [right, above] = [middle, value];
                } else {
                    [left, below] = [middle, value];
                }
            }
            if (Math.abs(above - below) > threshold) {
                found.push(Math.round((left + right) / 2 * 1e9) / 1e9);
            }
        }
        return found;
    }

    const breaks = [...new Set(orders.flatMap(findJumps))].sort((a, b) => a - b);
    const samples = [...grid.filter(x => !breaks.includes(x)), ...breaks].sort((a, b) => a - b);
    return {
        pieces(order) {
            const f = orders[order], pieces = [[]];
            for (const x of samples) {
                const found = breaks.includes(x) ? jump(f, x) : null;
                pieces.at(-1).push([x, found ? found.before : f(x)]);
                if (found) {
                    pieces.push([[x, found.after]]);
                }
            }
            return pieces;
        },
        ends(order) {
            return breaks.flatMap(x => {
                const found = jump(orders[order], x);
                return found === null ? [] : [
                    { x, y: found.value, isValue: true },
                    ...[found.before, found.after].filter(y => Math.abs(y - found.value) > threshold).map(y => ({ x, y, isValue: false })),
                ];
            });
        },
    };
}

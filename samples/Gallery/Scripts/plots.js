// Draws the shapes of a plot, as PathText.cs does, from the functions and frames in `exhibits`.
const number = value => String(Math.round(value * 100) / 100 + 0);

function places(exhibit) {
    const [left, right, bottom, top] = exhibit.frame, span = top - bottom;
    const x = value => edges.left + (value - left) / (right - left) * (edges.right - edges.left);
    const y = value => edges.bottom - (value - bottom) / (top - bottom) * (edges.bottom - edges.top);
    return { x, y, within: value => y(Math.min(Math.max(value, bottom - span), top + span)) };
}

function lines(place, pieces) {
    return pieces.map(piece => piece.filter(([, y]) => Number.isFinite(y))
        .map(([x, y], i) => `${i === 0 ? "M" : "L"}${number(place.x(x))} ${number(place.within(y))}`).join("")).join("");
}

function dots(place, points) {
    return points.map(({ x, y }) => `M${number(place.x(x) - 3.5)} ${number(place.y(y))}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z`).join("");
}

// The data of the paths of an exhibit, by the names of their classes.
function drawCurves(exhibit, parameters, seed) {
    const [left, right, bottom, top] = exhibit.frame, place = places(exhibit);
    const sampled = curves(exhibit.orders.map(order => x => order(x, ...parameters)), left, right, top - bottom);
    const paths = {};
    for (const order of [0, 1, 2]) {
        const ends = sampled.ends(order);
        paths[`curve-${order}`] = lines(place, sampled.pieces(order));
        paths[`value-${order}`] = dots(place, ends.filter(end => end.isValue));
        paths[`limit-${order}`] = dots(place, ends.filter(end => !end.isValue));
    }
    if (exhibit.training) {
        const rate = exhibit.parameters.indexOf("rate");
        const draws = Array.from({ length: 61 }, (_, i) => {
            const x = left + (right - left) * i / 60, drawn = uniform(seed, i);
            return { x, y: exhibit.training(x, ...parameters, drawn), isKept: rate < 0 || drawn >= parameters[rate] };
        });
        paths.sticks = draws.map(({ x, y }) => `M${number(place.x(x))} ${number(place.y(0))}V${number(place.within(y))}`).join("");
        paths.kept = dots(place, draws.filter(draw => draw.isKept));
        paths.dropped = dots(place, draws.filter(draw => !draw.isKept));
    }
    return paths;
}

function drawRow(exhibit, row, parameters) {
    const place = places(exhibit), results = rows[exhibit.row](row, ...parameters);
    const width = (edges.right - edges.left) / row.length;
    return results.map((y, i) => {
        const x = edges.left + (i + 0.2) * width, base = place.y(0), end = place.within(y);
        return { path: `M${number(x)} ${number(base)}V${number(end)}h${number(0.6 * width)}V${number(base)}z`, label: short(y) };
    });
}

// Three digits, with the minus sign of typography.
function short(value) {
    return Number.isFinite(value) ? String(Number(value.toPrecision(3))).replace("-", "\u2212") : value > 0 ? "\u221e" : "\u2212\u221e";
}

// Tries everything on the page, which is in a frame, then leaves a report in its place.
(() => {
    const check = (holds, message) => holds || faults.push(message);
    const numbers = path => path.match(/-?\d*\.?\d+(e-?\d+)?/g)?.map(Number) ?? [];
    let moved = 0;

    // Coordinates are rounded to hundredths, which may fall either way.
    function isSame(left, right) {
        const a = numbers(left), b = numbers(right);
        return a.length === b.length && a.every((value, i) => Math.abs(value - b[i]) < 0.015);
    }

    const drawn = card => [...card.querySelectorAll("svg g path, svg path.bar")].map(path => path.getAttribute("d")).join(" ");
    function move(input, value) {
        input.value = value;
        input.dispatchEvent(new Event("input", { bubbles: true }));
    }

    const cards = [...document.querySelectorAll(".card")];
    for (const card of cards) {
        const start = drawn(card), curve = card.querySelector(".curve-0") ?? card.querySelector(".bar");
        check(numbers(curve?.getAttribute("d") ?? "").length > 4, `${card.id}: no curve`);
        if (exhibits[card.id].orders) {
            const parameters = [...card.querySelectorAll(".parameter")].map(valueOf);
            for (const [name, path] of Object.entries(drawCurves(exhibits[card.id], parameters, 1))) {
                check(isSame(path, card.querySelector(`.${name}`).getAttribute("d")), `${card.id}: the script draws another ${name}`);
            }
        }

        for (const input of card.querySelectorAll("input[type=range]")) {
            const before = input.value, shapes = [];
            for (const end of [input.min, input.max]) {
                move(input, end);
                shapes.push(drawn(card));
            }
            check(shapes.some(shape => shape !== start), `${input.id} redraws nothing`);
            check(shapes.every(shape => !/NaN|undefined|Infinity/.test(shape)), `${input.id} draws what is no number`);
            for (const other of card.querySelectorAll("input[type=range]")) {
                other.value = other.defaultValue; // of two in order, one takes the other along
            }
            move(input, before);
            check(isSame(drawn(card), start), `${input.id} does not come back`);
            moved++;
        }

        for (const button of card.querySelectorAll(".use")) {
            button.click();
                const set = [...card.querySelectorAll(".parameter")].map(valueOf);
            check(set.every((value, i) => value === Number(button.dataset.values.split(" ")[i])), `${card.id}: a button sets ${set}`);
            moved++;
        }
    }

    const search = document.getElementById("search");
    search.value = "swish hard";
    search.dispatchEvent(new Event("input"));
    check(cards.filter(card => !card.hidden).map(card => card.id).join() === "hard_swish", "the search does not find hard_swish alone");
    search.value = "negative_slope";
    search.dispatchEvent(new Event("input"));
    check(cards.filter(card => !card.hidden).map(card => card.id).join() === "leaky_relu", "the search does not find leaky_relu by a parameter's other name");
    search.value = "";
    search.dispatchEvent(new Event("input"));
    check(cards.every(card => !card.hidden), "an empty search hides something");

    // Everything has a name for those who do not see it.
    const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
    check(new Set(ids).size === ids.length, `ids that are not unique: ${ids.filter((id, i) => ids.indexOf(id) < i)}`);
    for (const input of document.querySelectorAll("input")) {
        check(input.labels.length > 0, `${input.id} has no label`);
    }
    for (const svg of document.querySelectorAll("svg[role=img]")) {
        check(svg.getAttribute("aria-labelledby").split(" ").every(id => document.getElementById(id)?.textContent), "a drawing has no title");
    }

    check(document.documentElement.scrollWidth <= innerWidth, `the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`);

    // WCAG 2 AA: 4.5 for text, 3 for lines that carry meaning.
    function luminance(colour) {
        const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map(each => each / 255).map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }
    const probe = document.body.appendChild(document.createElement("p"));
    const colour = name => {
        probe.style.color = `var(--${name})`;
        return luminance(getComputedStyle(probe).color);
    };
    const backgrounds = [];
    for (const theme of ["first", "second"]) {
        document.getElementById("theme").click();
        backgrounds.push(colour("paper"));
        for (const ground of ["paper", "card"]) {
            for (const [name, least] of Object.entries({ ink: 4.5, muted: 4.5, first: 4.5, second: 3, third: 3, axis: 3, keyword: 4.5, string: 4.5, type: 4.5, method: 4.5 })) {
                const [low, high] = [colour(name), colour(ground)].sort((a, b) => a - b), contrast = (high + 0.05) / (low + 0.05);
                check(contrast >= least, `${name} on ${ground} has a contrast of ${contrast.toFixed(2)} in the ${document.documentElement.dataset.theme} theme`);
            }
        }
    }
    check(backgrounds[0] !== backgrounds[1], "the button does not change the theme");

    const report = document.createElement("pre");
    report.id = "report";
    report.textContent = JSON.stringify({ Faults: faults, Cards: cards.length, Moved: moved, Width: innerWidth });
    top.document.body.replaceChildren(report);
})();

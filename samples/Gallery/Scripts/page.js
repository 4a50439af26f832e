// What happens on the page: sliders redraw, a pointer reads values, words filter, a button changes the theme.

// The number a slider stands at: a multiple of its step, a framework's default nearby, or infinity at its end.
function valueOf(input) {
    const raw = Number(input.value), step = Number(input.dataset.step);
    if ("infinity" in input.dataset && raw >= Number(input.max)) {
        return Infinity;
    }
    const stop = (input.dataset.stops ?? "").split(" ").filter(text => text !== "").map(Number).find(each => Math.abs(each - raw) < step / 2);
    return stop ?? Number((Math.round(raw / step) * step).toPrecision(12));
}

function tell(input) {
    const text = short(valueOf(input));
    input.setAttribute("aria-valuetext", text);
    input.nextElementSibling.value = text;
}

for (const card of document.querySelectorAll(".card")) {
    const exhibit = exhibits[card.id], drawing = card.querySelector("svg");
    const parameters = [...card.querySelectorAll(".parameter")], elements = [...card.querySelectorAll(".element")], seed = card.querySelector(".seed");
    const numbers = () => parameters.map(valueOf);

    const redraw = () => {
        if (exhibit.row) {
            const bars = drawRow(exhibit, elements.map(valueOf), numbers());
            drawing.querySelectorAll(".bar").forEach((bar, i) => bar.setAttribute("d", bars[i].path));
            drawing.querySelectorAll(".bar-value").forEach((text, i) => text.textContent = bars[i].label);
            return;
        }
        for (const [name, path] of Object.entries(drawCurves(exhibit, numbers(), seed ? valueOf(seed) : 0))) {
            drawing.querySelector(`.${name}`).setAttribute("d", path);
        }
    };

    // Of two parameters in order, the one that is moved takes the other along.
    const keepOrder = moved => {
        const [lower, upper] = (exhibit.ordered ?? []).map(index => parameters[index]);
        const other = moved === lower ? upper : moved === upper ? lower : null;
        if (other && valueOf(lower) > valueOf(upper)) {
            other.value = moved.value;
            tell(other);
        }
    };

    card.addEventListener("input", ({ target }) => {
        if (target.type === "range") {
            tell(target);
            keepOrder(target);
            redraw();
        }
    });

    for (const button of card.querySelectorAll(".use")) {
        button.addEventListener("click", () => {
            button.dataset.values.split(" ").forEach((value, i) => {
                parameters[i].value = value === "Infinity" ? parameters[i].max : value;
                tell(parameters[i]);
            });
            redraw();
        });
    }

    const switches = card.querySelector(".switches");
    if (switches) {
        const readout = document.createElement("span");
        readout.className = "readout";
        switches.append(readout);
        drawing.addEventListener("pointermove", event => {
            const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
            const [left, right] = exhibit.frame, x = left + (at.x - edges.left) / (edges.right - edges.left) * (right - left);
            readout.textContent = x >= left && x <= right ? `f(${short(x)}) = ${short(exhibit.orders[0](x, ...numbers()))}` : "";
        });
        drawing.addEventListener("pointerleave", () => readout.textContent = "");
    }
}

const search = document.getElementById("search");
function filter() {
    const words = search.value.toLowerCase().split(/[\s,]+/).filter(word => word !== "");
    let found = 0;
    for (const card of document.querySelectorAll(".card")) {
        card.hidden = !words.every(word => card.dataset.search.includes(word));
        document.querySelector(`.index a[href="#${card.id}"]`).parentElement.hidden = card.hidden;
        found += card.hidden ? 0 : 1;
    }
    for (const section of document.querySelectorAll("section")) {
        section.hidden = section.querySelector(".card:not([hidden])") === null;
    }
    document.getElementById("found").value = found;
    document.getElementById("none").hidden = found > 0;
}
search.addEventListener("input", filter);
document.addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== search) {
        event.preventDefault();
        search.focus();
    } else if (event.key === "Escape" && document.activeElement === search) {
        search.value = "";
        filter();
    }
});

// A link to a card that the search has hidden shows all again.
addEventListener("hashchange", () => {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (card?.hidden) {
        search.value = "";
        filter();
        card.scrollIntoView();
    }
});
filter(); // the browser may have kept the words

document.getElementById("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    try {
        localStorage.setItem("theme", root.dataset.theme);
    } catch {
        // Remembered where the browser allows it.
    }
});

// Collects what goes wrong, from the first script of the page on.
const faults = [];
addEventListener("error", event => faults.push(`error: ${event.message}`));
addEventListener("unhandledrejection", event => faults.push(`rejection: ${event.reason}`));

/** The address of the live part, put in by the build. */
declare const liveScript: string;

/** How long until the live part is asked for again when the network was away, in milliseconds. */
const retryMs = 10_000;

/**
 * Fetches the live part of a page once everything that it shows is there: on a slow line it would take turns with the style sheet. Pages
 * that show nothing of a roadmap do without it.
 */
function loadLivePart(): void {
	if (document.querySelector("[data-roadmap-id]") === null) return;
	const script = document.createElement("script");
	script.src = liveScript;
	script.addEventListener("error", () => {
		script.remove();
		window.setTimeout(loadLivePart, retryMs * (0.5 + Math.random()));
	});
	document.head.append(script);
}

if (document.readyState === "complete") loadLivePart();
else window.addEventListener("load", loadLivePart);

/** The address of the live part, put in by the build. */
declare const liveScript: string;

/**
 * Fetches the live part of a page once everything that it shows is there: on a slow line it would take turns with the style sheet. Pages
 * that show nothing of a roadmap do without it.
 */
function loadLivePart(): void {
	if (document.querySelector("[data-roadmap-id]") === null) return;
	document.head.append(Object.assign(document.createElement("script"), { src: liveScript }));
}

if (document.readyState === "complete") loadLivePart();
else window.addEventListener("load", loadLivePart);

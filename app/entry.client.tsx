import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { leaveEarlyEventsToBrowser } from "./early-events.ts";
import { RemixBrowser } from "./remix.ts";

// When an answer is given up half-way because a newer one is asked for, turbo-stream rejects two promises that Remix waits for
// nowhere. That is no failure of the page; every other rejection stays one.
window.addEventListener("unhandledrejection", (event) => {
	if (event.reason instanceof DOMException && event.reason.name === "AbortError") event.preventDefault();
});

leaveEarlyEventsToBrowser();
startTransition(() => {
	hydrateRoot(
		document,
		<StrictMode>
			<RemixBrowser />
		</StrictMode>,
	);
});

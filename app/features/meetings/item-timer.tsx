import { useEffect, useState } from "react";
import { timeWords, usedSecondsOf } from "../../domain/meeting.ts";
import type { RunData } from "./read-run.server.ts";

/** How often the words are looked at again: they count minutes. */
const everyMs = 5_000;

/** Planned and used minutes of an item, in words. They are there to be read, and never announced. */
export function ItemTimer({ page }: { page: RunData }) {
	const { item, meeting, now } = page;
	const since = usedSecondsOf(item, meeting, now);
	const runs = meeting.ledItemId === item.id;
	const [more, setMore] = useState(0);
	// biome-ignore lint/correctness/useExhaustiveDependencies: what the server counted replaces what was counted here
	useEffect(() => {
		setMore(0);
		if (!runs) return;
		const begun = performance.now();
		const timer = setInterval(() => setMore(Math.floor((performance.now() - begun) / 1000)), everyMs);
		return () => clearInterval(timer);
	}, [runs, since]);
	return <span data-timer>{timeWords(item.minutes, since + more)}</span>;
}

import { useEffect, useState } from "react";
import { useLocation, useNavigation } from "../../remix.ts";
import { NotificationBanner } from "../../ui/notification-banner.tsx";

/** What was just done; the id tells two equal sentences apart. */
export interface Done {
	id: string;
	sentence: string;
}

/**
 * Says what was just done. The server tells it once; the banner stays while the page is refreshed around it, and goes
 * with the next form or the next page. Where the address leads to a place in the page, focus is left to that.
 */
export function DoneBanner({ done }: { done: Done | null }) {
	const [held, setHeld] = useState(done);
	const { pathname, hash } = useLocation();
	const posting = useNavigation().formMethod === "POST";
	// biome-ignore lint/correctness/useExhaustiveDependencies: another page, too, ends what was said before
	useEffect(() => setHeld(null), [pathname, posting]);
	useEffect(() => {
		if (done !== null) setHeld(done);
	}, [done]);
	if (held === null) return null;
	return (
		<NotificationBanner key={held.id} type="success" leavesFocus={hash !== ""}>
			{held.sentence}
		</NotificationBanner>
	);
}

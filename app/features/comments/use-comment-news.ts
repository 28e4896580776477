import { useEffect, useRef } from "react";
import { type CommentThread, commentNews } from "../../domain/comment.ts";
import { useAnnounce } from "../../live/announcer.tsx";

/** Says politely what others did to the comments meanwhile, and why a wish to comment led to nothing. */
export function useCommentNews(threads: CommentThread[], personId: string, emptyWishes: number): void {
	const announce = useAnnounce();
	const known = useRef(threads);
	useEffect(() => {
		const news = commentNews(known.current, threads, personId);
		known.current = threads;
		if (news) announce(news);
	}, [threads, personId, announce]);
	useEffect(() => {
		if (emptyWishes > 0) announce("There are no words here to comment on. Select a passage first.");
	}, [emptyWishes, announce]);
}

import { useEffect, useRef, useState } from "react";
import { useNavigation } from "../../remix.ts";

/** One try with a form: its number is the `key` of what must start afresh, its answer what came back refused. */
export interface FormRound<Answer> {
	round: number;
	answer: Answer | undefined;
}

/**
 * Counts the tries with the forms of a page and keeps the answer to the last one. Remix forgets an answer as soon as
 * anything navigates, even a link of the error summary to its field; people still need it then.
 */
export function useFormRound<Answer>(answer: Answer | undefined): FormRound<Answer> {
	const posting = useNavigation().formMethod === "POST";
	const wasPosting = useRef(posting);
	const [held, setHeld] = useState({ round: 0, answer });
	useEffect(() => {
		if (wasPosting.current && !posting) setHeld(({ round }) => ({ round: round + 1, answer }));
		wasPosting.current = posting;
	}, [posting, answer]);
	return held;
}

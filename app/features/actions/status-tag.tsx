import { type Status, statusMeanings } from "#app/domain/status.ts";
import { Tag } from "#app/ui/tag.tsx";

/** A status in words, always in the same colour. */
export function StatusTag({ status }: { status: Status }) {
	const { label, colour } = statusMeanings[status];
	return (
		<Tag colour={colour} className="app-status">
			{label}
		</Tag>
	);
}

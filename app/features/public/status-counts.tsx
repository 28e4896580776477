import type { Status } from "#app/domain/status.ts";
import { StatusTag } from "../actions/status-tag.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { Hatches, partClass, StatusFill, StatusSwatch } from "../pictures/status-look.tsx";
import { countWords } from "./count-words.ts";

interface StatusCountsProps {
	counts: { status: Status; count: number }[];
	/** Address of the page whose list the counts narrow. */
	href: string;
}

/** How many actions have which status: a bar to look at, and the same as a list. Never a share of "progress". */
export function StatusCounts({ counts, href }: StatusCountsProps) {
	const present = counts.filter(({ count }) => count > 0);
	return (
		<>
			<StatusBar counts={present} />
			<ul className="app-counts">
				{present.map(({ status, count }) => (
					<li key={status} className="app-counts__item">
						<StatusSwatch status={status} />
						<AsAtLink className="govuk-link app-counts__link" href={`${href}?status=${status}#actions`}>
							<StatusTag status={status} />{" "}
							<span className="app-counts__count">{countWords(count, "action")}</span>
						</AsAtLink>
					</li>
				))}
			</ul>
		</>
	);
}

/** The narrowest part, in hundredths of the bar, that still has room for its number. */
const roomForNumber = 6;

/** The list as a picture: each part is as wide as its count, in the order of the list, and carries its number. */
function StatusBar({ counts }: Pick<StatusCountsProps, "counts">) {
	const total = counts.reduce((sum, { count }) => sum + count, 0);
	let start = 0;
	return (
		<svg className="app-bar" width="100%" height="36" aria-hidden="true" focusable="false">
			<Hatches />
			{counts.map(({ status, count }) => {
				const [x, width] = [start, (count / total) * 100];
				start += width;
				return (
					<g key={status} className={partClass(status)}>
						<StatusFill status={status} x={`${x.toFixed(2)}%`} width={`${width.toFixed(2)}%`} height="36" />
						{width >= roomForNumber ? (
							<text x={`${(x + width / 2).toFixed(2)}%`} y="24">
								{count}
							</text>
						) : null}
					</g>
				);
			})}
		</svg>
	);
}

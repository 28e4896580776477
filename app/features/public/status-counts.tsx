import { type Status, statusMeanings } from "#app/domain/status.ts";
import { StatusTag } from "../actions/status-tag.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
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
						<Swatch status={status} />
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
						<Fill status={status} x={`${x.toFixed(2)}%`} width={`${width.toFixed(2)}%`} height="36" />
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

/** What a part of the bar looks like, beside its word. */
function Swatch({ status }: { status: Status }) {
	return (
		<svg className="app-bar__swatch" width="20" height="20" aria-hidden="true" focusable="false">
			<g className={partClass(status)}>
				<Fill status={status} x="0" width="20" height="20" />
			</g>
		</svg>
	);
}

const partClass = (status: Status) => `app-bar__part app-bar__part--${statusMeanings[status].colour}`;

/** The hatching over a colour: what is not going on looks different from what has not begun, colour or not. */
const hatchOf: Partial<Record<Status, string>> = {
	"off-track": "url(#hatch-falling)",
	paused: "url(#hatch-rising)",
	stopped: "url(#hatch-crossed)",
};

function Fill({ status, ...place }: { status: Status; x: string; width: string; height: string }) {
	const hatch = hatchOf[status];
	return (
		<>
			<rect {...place} />
			{hatch ? <rect {...place} fill={hatch} className="app-bar__hatch" /> : null}
		</>
	);
}

const hatches = [
	{ id: "hatch-rising", d: "M-2 2l4-4M0 8l8-8M6 10l4-4" },
	{ id: "hatch-falling", d: "M6-2l4 4M0 0l8 8M-2 6l4 4" },
	{ id: "hatch-crossed", d: "M0 8l8-8M0 0l8 8" },
];

function Hatches() {
	return (
		<defs>
			{hatches.map(({ id, d }) => (
				<pattern key={id} id={id} width="8" height="8" patternUnits="userSpaceOnUse">
					<path d={d} className="app-bar__line" />
				</pattern>
			))}
		</defs>
	);
}

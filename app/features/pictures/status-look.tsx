import { type Status, statusMeanings } from "#app/domain/status.ts";

/** The class of a part of a picture that stands for a status: its colour, also in print and in forced colours. */
export const partClass = (status: Status) => `app-bar__part app-bar__part--${statusMeanings[status].colour}`;

/** What lies over the colour, so that each status looks different without it; being on track is plain. */
const hatchOf: Partial<Record<Status, string>> = {
	"not-started": "hatch-level",
	"at-risk": "hatch-dotted",
	"off-track": "hatch-falling",
	complete: "hatch-upright",
	paused: "hatch-rising",
	stopped: "hatch-crossed",
};

interface StatusFillProps {
	status: Status;
	x: string;
	y?: string;
	width: string;
	height: string;
	transform?: string;
}

/** A rectangle that stands for a status, to be put inside an element of its `partClass`. The page has `Hatches` once. */
export function StatusFill({ status, ...place }: StatusFillProps) {
	const hatch = hatchOf[status];
	return (
		<>
			<rect {...place} />
			{hatch ? <rect {...place} fill={`url(#${hatch})`} className="app-bar__hatch" /> : null}
		</>
	);
}

/** What a status looks like in pictures, beside its word. */
export function StatusSwatch({ status }: { status: Status }) {
	return (
		<svg className="app-bar__swatch" width="20" height="20" aria-hidden="true" focusable="false">
			<g className={partClass(status)}>
				<StatusFill status={status} x="0" width="20" height="20" />
			</g>
		</svg>
	);
}

const hatches = [
	{ id: "hatch-rising", d: "M-2 2l4-4M0 8l8-8M6 10l4-4" },
	{ id: "hatch-falling", d: "M6-2l4 4M0 0l8 8M-2 6l4 4" },
	{ id: "hatch-crossed", d: "M0 8l8-8M0 0l8 8" },
	{ id: "hatch-level", d: "M0 4h8" },
	{ id: "hatch-upright", d: "M4 0v8" },
];

/** The patterns that `StatusFill` lays over colours: once in a page, inside an SVG. */
export function Hatches() {
	return (
		<defs>
			{hatches.map(({ id, d }) => (
				<pattern key={id} id={id} width="8" height="8" patternUnits="userSpaceOnUse">
					<path d={d} className="app-bar__line" />
				</pattern>
			))}
			<pattern id="hatch-dotted" width="8" height="8" patternUnits="userSpaceOnUse">
				<circle cx="4" cy="4" r="1.5" className="app-bar__dot" />
			</pattern>
		</defs>
	);
}

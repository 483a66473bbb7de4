// What is chosen and known on this page.

export const state = {
  project: null, // what the program offers
  guide: "", edition: "", phase: 0, paper: "", brand: "",
  isOpen: true, // part 1 shows its choices, not its sentence
  order: "", // of day and month in a list's dates: day or month first, empty if nobody said
  people: null, // as the program answered, with the rows that were wrong before
  page: 1, pages: 0,
  job: null,
};

export const guide = () => state.project.guides.find((g) => g.slug === state.guide);
export const canBeGiven = (g) => !g.mistakes && state.project.editions.length > 0;
export const ready = () => (state.people ? state.people.rows.filter((row) => !row.out && !row.wrong.length) : []);
export const isList = () => Boolean(state.people && !state.people.typed);

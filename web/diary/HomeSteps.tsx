/** What stands on the buttons of an iPhone: an arrow out of a box, a plus in one, and the screen to which it leads. */
const marks = ['M12 15V3M8 7l4-4 4 4M8 10H5v11h14V10h-3', 'M4 4h16v16H4zM12 8v8M8 12h8', 'M6 2h12v20H6zM10 18h4'];

/** The steps by which an iPhone gets the diary on its home screen, with pictures. */
export const HomeSteps = ({ steps }: { readonly steps: string }) => (
  <>
    {steps.split(/(?=[1-3]\.)/).map((step, at) => (
      <p class="step" key={step}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={marks[at]} />
        </svg>
        <span>{step.trim()}</span>
      </p>
    ))}
  </>
);

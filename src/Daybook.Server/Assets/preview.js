// Redraws the page when the file is saved; the phone stays at its question.
const screen = () => document.querySelector('iframe[name="screen"]');
const kept = sessionStorage.getItem("screen");
sessionStorage.removeItem("screen");
if (kept && screen()) screen().src = kept;
new EventSource(`/changes?shown=${document.body.dataset.shown}`).onmessage = () => {
  if (screen()) sessionStorage.setItem("screen", screen().contentWindow.location.pathname + screen().contentWindow.location.search);
  location.reload();
};

"use strict";
(() => {
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try { chosen = window.localStorage.getItem("claims-theme"); } catch { chosen = null; }
  const apply = () => {
    root.dataset.theme = chosen || (dark.matches ? "dark" : "light");
    root.dispatchEvent(new Event("themechange"));
  };
  window.toggleTheme = () => {
    chosen = root.dataset.theme === "dark" ? "light" : "dark";
    try { window.localStorage.setItem("claims-theme", chosen); } catch { /* kept for this visit */ }
    apply();
  };
  dark.addEventListener("change", apply);
  apply();
})();

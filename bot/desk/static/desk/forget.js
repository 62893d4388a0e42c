// The login page: whoever sits here next finds no drafts of the last agent.
sessionStorage.clear();

#compdef variorum
_variorum() {
    local value completion
    local -a completions directories open others
    completions=("${(@f)$(
        VARIORUM_COMPLETE=zsh _CLAP_IFS=$'\n' _CLAP_COMPLETE_INDEX=$((CURRENT - 1)) \
            variorum -- "${words[@]}" 2>/dev/null
    )}")
    # What is offered is VALUE:WHAT IT IS, with the colons of the value escaped.
    for completion in $completions; do
        value=${completion%%:*}
        case $value in
            */) directories+=("${value%/}${completion#"$value"}") ;;
            *=) open+=("$completion") ;;
            *) others+=("$completion") ;;
        esac
    done
    [[ -n $directories ]] && _describe -V values directories -S / -r /
    # A file name follows the sign, with no space between.
    [[ -n $open ]] && _describe -V values open -S ''
    # Small letters may stand for capitals: names of languages begin with one.
    [[ -n $others ]] && _describe -V values others -M 'm:{[:lower:]}={[:upper:]}'
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _variorum "$@"
else
    compdef _variorum variorum
fi

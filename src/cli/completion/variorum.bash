_variorum() {
    local word index=0 i
    local -a words=()
    # Bash splits words at `=` and `:`, the program does not.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        ((i == COMP_CWORD)) && [[ $word != [=:] ]] && word=$2
        if ((i > 0)) && [[ $word == [=:] || ${words[index]} == *[=:] ]]; then
            words[index]+=$word
        else
            words[${#words[@]}]=$word
            index=$((${#words[@]} - 1))
        fi
    done
    word=${words[index]}
    # What bash takes for an earlier word stays as it was typed.
    local kept=${word%"${word##*[=:]}"}
    COMPREPLY=()
    while IFS= read -r i; do
        # Options are offered when they are asked for. Where nothing is offered, bash completes file names.
        [[ -z $i || $i == -* && $word != -* ]] || COMPREPLY+=("${i#"$kept"}")
    done < <(
        VARIORUM_COMPLETE=bash _CLAP_IFS=$'\n' _CLAP_COMPLETE_INDEX=$index \
            variorum -- "${words[@]}" 2>/dev/null
        echo
    )
    [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
}
# Bash before 4.4 knows no `nosort`.
complete -o default -o nosort -F _variorum variorum 2>/dev/null || complete -o default -F _variorum variorum

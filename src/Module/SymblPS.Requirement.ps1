# Says what a PowerShell lacks to run this module, in one line; nothing if it can. This file must also run in Windows PowerShell 5.1.
function Get-LackingRequirement {
    param($Version, [string] $Edition)
    # Early versions of Windows PowerShell have no edition.
    $name = if ($Edition -eq 'Core') { 'PowerShell' } else { 'Windows PowerShell' }
    $text = [string] $Version
    $number = [version] ($text -replace '-.*$', '')
    if ($Edition -ne 'Core' -or $number -lt [version] '7.4') {
        "SymblPS needs PowerShell 7.4 or later, and this is $name $text. Install PowerShell from https://aka.ms/install-powershell and run the command in pwsh."
    }
}

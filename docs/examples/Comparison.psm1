# Compares the output that the documentation shows with the output of a run, and makes a run's output fit to be shown.

Set-StrictMode -Version 3.0
$id = '(?<![.\w])\d{16}\b'
$guid = '\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b'
$hash = '\b[0-9a-f]{64}\b'
# Examples with a fixed date are of March 2026. All other dates depend on the day of the run.
$date = '\b(?!2026-03)\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z| ?[+-]\d\d:\d\d)?|\b(?!0?3/\d\d?/2026)\d\d?/\d\d?/\d{4} \d\d?:\d\d:\d\d(?: [AP]M)?(?: [+-]\d\d:\d\d)?'
# This line stands for lines that the documentation omits.
$omission = '^[ ]*\.\.\.[ ]*$'

<# The names that the documentation of a page shows for ids, by order of appearance. #>
function New-ShownName([Parameter(Mandatory)] [AllowEmptyString()] [string] $Page) { @{ Page = $Page; Ids = @{}; Guids = @{}; Hashes = @{} } }

<# Ids in the code of a page are the same in each run. #>
function Add-FixedId([Parameter(Mandatory)] $Name, [AllowEmptyString()] [string] $Code) {
    foreach ($match in [regex]::Matches($Code, $id)) { $Name.Ids[$match.Value] = $match.Value }
}

<# A run's output as the documentation shows it: ids that are the same in each run; no empty lines at the ends, and never two of them together. #>
function ConvertTo-Shown([Parameter(Mandatory)] $Name, [AllowEmptyString()] [string] $Text) {
    $shown = [regex]::Replace($Text, $guid, {
            Get-ShownName $Name.Guids $args[0].Value {
                (Get-Digest "$($Name.Page) $($Name.Guids.Count)") -replace '^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*', '$1-$2-4$3-a$4-$5'
            }
        })
    $shown = [regex]::Replace($shown, $id, { Get-ShownName $Name.Ids $args[0].Value { "$(4537257687310001 + $Name.Ids.Count)" } })
    $shown = [regex]::Replace($shown, $hash, { Get-ShownName $Name.Hashes $args[0].Value { Get-Digest "application $($Name.Hashes.Count)" } })
    ($shown.Replace("`r`n", "`n") -replace '(?m)[ \t]+$').Trim("`n") -replace '\n{3,}', "`n`n"
}

function Get-ShownName([hashtable] $Known, [string] $Value, [scriptblock] $Next) {
    if (-not $Known.ContainsKey($Value)) { $Known[$Value] = & $Next }
    $Known[$Value]
}

function Get-Digest([string] $Text) {
    [System.Convert]::ToHexString([System.Security.Cryptography.SHA256]::HashData([System.Text.Encoding]::UTF8.GetBytes($Text))).ToLowerInvariant()
}

<# Whether a run printed what the documentation shows. A line of three dots stands for any text. White space does not matter: paths of another length break lines at other places. #>
function Test-Output([AllowEmptyString()] [string] $Shown, [AllowEmptyString()] [string] $Actual) {
    $parts = (ConvertTo-Comparable $Shown) -split "(?m)$omission"
    $pattern = ($parts | ForEach-Object { [regex]::Escape(($_ -replace '\s')) }) -join '.*'
    ((ConvertTo-Comparable $Actual) -replace '\s') -cmatch "\A$pattern\z"
}

# Without the differences of two runs, and without the width of rules.
function ConvertTo-Comparable([AllowEmptyString()] [string] $Text) {
    $text = ConvertTo-Shown (New-ShownName '') $Text
    # The address of a page contains its expiry; a table breaks it into several lines.
    $text = $text -replace '(http\S+/local/pages/)\S+(\n +\S+)*', '$1<token>'
    $text = $text -replace $date, '<date>'
    $text = $text -replace '(?m)^(ServerProcessId *: )\d+', '$1<process>'
    $text = $text -replace '127\.0\.0\.1:\d+', '127.0.0.1:<port>'
    # A job runs at its own pace.
    $text = $text -replace "(?m)(?<=\S) +\d+[\d:.]*\d( s)? +(?=$guid)", ' <elapsed> '
    $text = $text -replace '\b(scheduled|in_progress) <elapsed>', '<unfinished> <elapsed>'
    $text = $text -replace '\b(scheduled|in_progress)\.', '<unfinished>.'
    $text -replace '-{2,}', '--'
}

<# The output to show: as long as the shown one at its ends, if that omits lines. #>
function Limit-Output([AllowEmptyString()] [string] $Shown, [AllowEmptyString()] [string] $Actual) {
    $before = @($Shown -split "`n")
    $lines = @($Actual -split "`n")
    $first = 0
    while ($first -lt $before.Count -and $before[$first] -notmatch $omission) { $first++ }
    if ($first -eq $before.Count) { return $Actual }
    $last = $before.Count - 1
    while ($before[$last] -notmatch $omission) { $last-- }
    $tail = $before.Count - 1 - $last
    if ($first + $tail -ge $lines.Count) { return $Actual }
    (@($lines | Select-Object -First $first) + $before[$first] + @($lines | Select-Object -Last $tail)) -join "`n"
}

Export-ModuleMember -Function New-ShownName, Add-FixedId, ConvertTo-Shown, Test-Output, Limit-Output

# The data of the examples. A page without an entry runs in the scenario Team.
#
# Shared  The page runs on a server with sample data that all such pages share. Its examples must not change that data.
#         Other pages run on a server without conversations and objects.
# Setup   Hidden code before the first example of the page.
# Before  Hidden code before an example, by its number.

Set-StrictMode -Version 3.0

# Each page without shared data begins with an empty account.
$clear = {
    Get-SymblConversation | Remove-SymblConversation -Confirm:$false
    Get-SymblConversationGroup | Remove-SymblConversationGroup -Confirm:$false
    Get-SymblTracker | Remove-SymblTracker -Confirm:$false
    Get-SymblEntityDefinition | Remove-SymblEntityDefinition -Confirm:$false
}

# The conversations of the shared server, made once. Each page finds the last output in variables.
$sample = {
    $refund = @{ name = 'Refund'; vocabulary = 'refund', 'money back' }
    $call = Submit-SymblAudio "$ExampleMedia/support-call.wav" -SpeakerCount 2 -Wait
    $channels = Submit-SymblAudio "$ExampleMedia/support-call-channels.wav" -SeparateChannel -Wait
    # The words and turns of the call from a fixed day on: due dates do not depend on the day of the run.
    $dated = $call | Get-SymblMessage | Submit-SymblText -Name support-call -StartTime 2026-03-10T09:00:00Z -DetectEntity -Tracker $refund -Summary -Feature insights, callScore -Wait
    $team = Submit-SymblText "$ExampleTranscripts/team.vtt" -StartTime 2026-03-10T09:00:00Z -DetectEntity -Tracker $refund -Summary -Wait
    @{ CallJob = $call; ChannelsJob = $channels; DatedJob = $dated; TeamJob = $team }
}

# The folder 'calls' of the page with both recordings of the sample call.
$recordings = {
    $null = New-Item -ItemType Directory -Path ./calls
    Copy-Item -Path "$ExampleMedia/*.wav" -Destination ./calls
}

$scenarios = @{
    Team    = @{ Shared = $true; Setup = { $job = $TeamJob } }
    Call    = @{ Shared = $true; Setup = { $job = $CallJob } }
    Dated   = @{ Shared = $true; Setup = { $job = $DatedJob } }
    Empty   = @{ Shared = $false; Setup = $null }
    Calls   = @{ Shared = $false; Setup = $recordings }
    OwnCall = @{ Shared = $false; Setup = [scriptblock]::Create("$recordings`n`$job = Submit-SymblAudio ./calls/support-call.wav -SpeakerCount 2 -Wait") }
    OwnText = @{ Shared = $false; Setup = { $job = Submit-SymblText "$ExampleTranscripts/team.vtt" -StartTime 2026-03-10T09:00:00Z -Wait } }
}

$pages = @{}

<# The scenario of a page: its server, and the code before its examples. #>
function Get-Scenario([Parameter(Mandatory)] [string] $Page) {
    $entry = if ($pages.ContainsKey($Page)) { $pages[$Page] } else { 'Team' }
    if ($entry -is [string]) { $entry = @{ Scenario = $entry } }
    $scenario = $scenarios[$entry.Scenario]
    $setup = @($scenario.Setup; $entry['Setup']) -ne $null
    @{
        Shared = $scenario.Shared
        Setup  = if ($setup) { [scriptblock]::Create($setup -join "`n") } else { $null }
        Before = if ($entry['Before']) { $entry.Before } else { @{} }
    }
}

<# The hidden code that makes the data of a server: Clear or Sample. #>
function Get-Setup([ValidateSet('Clear', 'Sample')] [string] $Name) { if ($Name -eq 'Clear') { $clear } else { $sample } }

Export-ModuleMember -Function Get-Scenario, Get-Setup
